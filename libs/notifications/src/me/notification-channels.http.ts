import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AlsoForAdministrators, CurrentActor } from '@samsyn/identity';
import { DomainError, type Actor } from '@samsyn/kernel';
import { Answers, Code, Documented, FactDto, items, ListOf, LocalTime, Nested, Text } from '@samsyn/web';
import { CHANNEL_KINDS, type ChannelKind } from '../channels/channel.port';
import { Channels } from '../channels/channels';
import { Notifier } from '../delivery/notifier';
import { NotificationSettingsHeld } from '../settings-held';
import { ContactChannels, type ContactChannel } from '../store/contact-channels';
import { NotificationPreferences, type Preferences } from '../store/preferences';
import { CHOSEN_WORDS, LANGUAGES, type Language, type WordCode } from '@samsyn/presentation';
import { addressOf, hint } from '../channels/addresses';
import {
  channel,
  channelList,
  removed,
  settings as settingsSchema,
  type ChannelShown,
  type SettingsShown,
} from './notifications.schema';

class SubscriptionDto {
  @Text({
    max: 2_000,
    description: 'Of a push service that the operator allows.',
    example: 'https://push.example/send/f1LsxkKphfQ',
  })
  endpoint: string;
  @Text({
    max: 100,
    description: 'Base64url.',
    example: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  })
  p256dh: string;
  @Text({ max: 50, description: 'Base64url.', example: 'tBHItJI5svbpez7KI4CCXg' }) auth: string;
}
class ChannelDto {
  @Code(CHANNEL_KINDS, { description: 'What kind of address.' }) kind: ChannelKind;
  @Text({
    max: 320,
    optional: true,
    example: 'anna@example.se',
    description: 'E-mail address, or telephone number with its country.',
  })
  address?: string;
  @Nested(() => SubscriptionDto, {
    optional: true,
    description: 'For `push`: what the browser subscribed with (Push API).',
  })
  subscription?: SubscriptionDto;
  @Code(LANGUAGES, { optional: true, description: 'Language of what is sent; Swedish where absent.' })
  language?: Language;
}
class VerificationDto {
  @Text({ max: 10, example: '482913', description: 'The code that was sent.' }) code: string;
}
class RemovalDto extends FactDto {}
class QuietHoursDto {
  @LocalTime({ example: '22:00', description: 'When quiet hours begin, on the clock on the wall in Sweden.' })
  from: string;
  @LocalTime({ example: '07:00', description: 'Of the next day, where it is not later than `from`.' })
  to: string;
}
class SettingsDto {
  @Nested(() => QuietHoursDto, { optional: true, description: 'Absent: none.' }) quietHours?: QuietHoursDto;
  @ListOf(items.codes(CHOSEN_WORDS), { min: 0, max: 20, description: 'Calls and alarms come always.' })
  kinds: WordCode[];
}

const shown = ({ id, kind, address, language, state }: ContactChannel): ChannelShown => ({
  ...{ id, kind, address: hint(kind, address), language, state },
});
const WHO = 'Who may: everyone, for the own person.';

/** Where and when a person wants to be told that something waits for them. Kept apart from the log. */
@AlsoForAdministrators()
@Documented((api) => api.ApiTags('notifications'))
@Controller('me')
export class NotificationChannelsController {
  constructor(
    private readonly addresses: ContactChannels,
    private readonly preferences: NotificationPreferences,
    private readonly channels: Channels,
    private readonly notifier: Notifier,
    private readonly held: NotificationSettingsHeld,
  ) {}

  @Get('notification-channels')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listNotificationChannels',
      summary: 'Where the caller is reached, and which ways there are.',
      description: `\`pushKey\`: what a browser subscribes with. ${WHO}`,
    }),
  )
  @Answers('The addresses.', channelList)
  list(@CurrentActor() { person }: Actor): {
    channels: readonly ChannelShown[];
    kinds: readonly ChannelKind[];
    pushKey?: string;
  } {
    const { kinds, pushKey } = this.channels;
    const key = pushKey === undefined ? {} : { pushKey };
    return { channels: this.addresses.of(person).map(shown), kinds, ...key };
  }

  @Post('notification-channels')
  @HttpCode(201)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'addNotificationChannel',
      summary:
        'An address where the caller is reached; a code is sent to it, and it is used once the code has come back.',
      description: `The same address again: the same channel, and a new code. ${WHO} Refusals: \`CHANNEL.OFF\`, \`CHANNEL.ADDRESS_INVALID\`, \`CHANNEL.TOO_MANY\`, \`CHANNEL.TOO_MANY_CODES\`.`,
    }),
  )
  @Answers('The address.', channel, { status: 201 })
  add(
    @Body() { kind, language = 'sv', ...given }: ChannelDto,
    @CurrentActor() { person }: Actor,
  ): ChannelShown {
    if (!this.channels.of(kind)) throw new DomainError('CHANNEL.OFF');
    const address = addressOf(kind, given, this.held.settings.pushHosts);
    const channel = this.addresses.add(person, kind, address, language);
    if (channel.state !== 'verified') this.notifier.sendCode(channel);
    return shown(channel);
  }

  @Post('notification-channels/:channelId/verification')
  @HttpCode(201)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'verifyNotificationChannel',
      summary: 'The code has come: from now on the address is used.',
      description: `${WHO} Refusals: \`CHANNEL.UNKNOWN\`, \`CHANNEL.CODE_WRONG\`, \`CHANNEL.CODE_EXPIRED\`.`,
    }),
  )
  @Answers('The address.', channel, { status: 201 })
  verify(
    @Param('channelId') id: string,
    @Body() { code }: VerificationDto,
    @CurrentActor() { person }: Actor,
  ): ChannelShown {
    return shown(this.addresses.verify(person, id, code));
  }

  @Post('notification-channels/:channelId/removal')
  @HttpCode(201)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'removeNotificationChannel',
      summary: 'The address is forgotten, with all that was to be sent to it.',
      description: `${WHO} Refusals: \`CHANNEL.UNKNOWN\`.`,
    }),
  )
  @Answers('It is forgotten.', removed, { status: 201 })
  remove(
    @Param('channelId') id: string,
    @Body() _body: RemovalDto,
    @CurrentActor() { person }: Actor,
  ): { removed: true } {
    this.addresses.remove(person, id);
    return { removed: true };
  }

  @Get('notification-settings')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readNotificationSettings',
      summary: 'When and of what the caller wants to be told.',
      description: WHO,
    }),
  )
  @Answers('The settings.', settingsSchema)
  settings(@CurrentActor() { person }: Actor): SettingsShown {
    return settingsShown(this.preferences.of(person));
  }

  @Post('notification-settings')
  @HttpCode(201)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'setNotificationSettings',
      summary: 'When and of what the caller wants to be told; calls and alarms come always.',
      description: `Takes the place of what was said before. ${WHO}`,
    }),
  )
  @Answers('The settings.', settingsSchema, { status: 201 })
  set(@Body() { quietHours, kinds }: SettingsDto, @CurrentActor() { person }: Actor): SettingsShown {
    const quiet = quietHours ? { quietHours: { from: quietHours.from, to: quietHours.to } } : {};
    return settingsShown(this.preferences.set(person, { ...quiet, words: kinds }));
  }
}

const settingsShown = ({ quietHours, words }: Preferences): SettingsShown => ({
  ...(quietHours ? { quietHours } : {}),
  kinds: words,
});
