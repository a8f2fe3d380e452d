import { Controller, Get, Header, Inject, Module, type DynamicModule } from '@nestjs/common';
import { Documented } from '../openapi/documented';
import { HttpProblem } from '../problems/http-problem';
import { Public } from './public';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** What was true when the process was started is taken to hold so long (RFC 9116 section 2.5.5: less than a year). */
const HOLDS_DAYS = 90;

/** To whom somebody who has found a weakness turns; nothing where no address is set. */
export class SecurityTxt {
  private readonly startedAtMs = Date.now();

  /** `contacts`: URIs, the preferred one first. `publicUrl`: where people reach Samsyn. */
  constructor(
    private readonly contacts: readonly string[],
    private readonly publicUrl?: string,
  ) {}

  /** RFC 9116 section 2; undefined where there is no contact. */
  get text(): string | undefined {
    if (this.contacts.length === 0) return undefined;
    const expires = new Date(this.startedAtMs + HOLDS_DAYS * DAY_MS).toISOString();
    const lines = [
      ...this.contacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${expires}`,
      'Preferred-Languages: sv, en',
      ...(this.publicUrl === undefined
        ? []
        : [`Canonical: ${new URL('/.well-known/security.txt', this.publicUrl).href}`]),
    ];
    return `${lines.join('\n')}\n`;
  }
}

@Public()
@Documented((api) => api.ApiExcludeController())
@Controller('.well-known')
class SecurityTxtController {
  constructor(@Inject(SecurityTxt) private readonly security: SecurityTxt) {}

  @Get('security.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  read(): string {
    const { text } = this.security;
    if (text === undefined) throw new HttpProblem(404, 'REQUEST.NO_SUCH_ROUTE');
    return text;
  }
}

/** Answers GET /.well-known/security.txt to everybody. */
@Module({})
export class SecurityTxtModule {
  static of(security: SecurityTxt): DynamicModule {
    return {
      module: SecurityTxtModule,
      controllers: [SecurityTxtController],
      providers: [{ provide: SecurityTxt, useValue: security }],
    };
  }
}
