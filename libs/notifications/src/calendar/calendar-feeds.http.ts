import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { readBy } from '@samsyn/access-log';
import { writtenFrom } from '@samsyn/event-store';
import { CurrentActor, Directory } from '@samsyn/identity';
import { plusMs, unknownTo, type Actor, type Clock, type World } from '@samsyn/kernel';
import { CLOCK, WORLD } from '@samsyn/processing';
import { Answers, Code, Documented, FactDto, Public } from '@samsyn/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PersonalCalendar, type CalendarTime } from '../personal-calendar.port';
import { CALENDARS, type CalendarCode, CALENDAR_NAMES, CALENDAR_SUMMARIES } from '@samsyn/presentation';
import { NotificationSettingsHeld } from '../settings-held';
import { CalendarFeeds, type CalendarFeed } from '../store/calendar-feeds';
import { PersonalStore } from '../store/personal-store';
import { icalendar } from './icalendar';
import { FeedThrottle } from './feed-throttle';
import { CALENDAR_EXAMPLE, feedList, newFeed, revokedFeed, type FeedShown } from './calendar-feeds.schema';

const DAY_MS = 86_400_000;
const PAST_MS = 31 * DAY_MS;
const AHEAD_MS = 186 * DAY_MS;
const ENDING = '.ics';

class FeedDto {
  @Code(CALENDARS, { description: 'What stands in the calendar.' }) what: CalendarCode;
}

class RevocationDto extends FactDto {}

const shown = ({ id, what, createdAt }: CalendarFeed): FeedShown => ({ id, what, createdAt });

@Documented((api) => api.ApiTags('calendar'))
@Controller('me/calendar-feeds')
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly held: NotificationSettingsHeld,
  ) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listCalendarFeeds',
      summary: 'The calendars of the caller, without their addresses.',
      description: 'Who may: everyone, their own.',
    }),
  )
  @Answers('The calendars.', feedList)
  list(@CurrentActor() { person }: Actor): { feeds: readonly FeedShown[] } {
    return { feeds: this.feeds.of(person).map(shown) };
  }

  @Post()
  @HttpCode(201)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'addCalendarFeed',
      summary: 'An address at which a calendar program finds the caller’s duty, operations or follow-ups.',
      description:
        'The address is a secret, told here and never again. The calendar has times and one word for each, no place, no name. Who may: everyone, for the own person. Refusals: `CALENDAR.TOO_MANY`.',
    }),
  )
  @Answers('The calendar with its address.', newFeed, { status: 201 })
  add(
    @Body() { what }: FeedDto,
    @CurrentActor() { person }: Actor,
  ): FeedShown & { path: string; url?: string } {
    const feed = this.feeds.add(person, what);
    const path = `/calendar/${feed.token}${ENDING}`;
    const { publicUrl } = this.held.settings;
    return { ...shown(feed), path, ...(publicUrl === undefined ? {} : { url: `${publicUrl}${path}` }) };
  }

  @Post(':feedId/revocation')
  @HttpCode(201)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'revokeCalendarFeed',
      summary: 'The address answers no more.',
      description: 'Who may: whose it is. Refusals: `CALENDAR.UNKNOWN`.',
    }),
  )
  @Answers('It answers no more.', revokedFeed, { status: 201 })
  revoke(
    @Param('feedId') id: string,
    @Body() _body: RevocationDto,
    @CurrentActor() { person }: Actor,
  ): { revoked: true } {
    this.feeds.revoke(person, id);
    return { revoked: true };
  }
}

@Public()
@Documented((api) => api.ApiTags('calendar'))
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly directory: Directory,
    private readonly throttle: FeedThrottle,
    private readonly store: PersonalStore,
    @Inject(PersonalCalendar) private readonly calendar: PersonalCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Get(':file')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readCalendar',
      summary: 'A calendar (RFC 5545), for whoever has its address.',
      description:
        'An address that was revoked answers as one that never was. Who may: whoever has the address. Refusals: `CALENDAR.UNKNOWN`, `CALENDAR.TOO_OFTEN`.',
      security: [],
    }),
  )
  @Answers('The calendar.', null, { as: [{ type: 'text/calendar', example: CALENDAR_EXAMPLE }] })
  async read(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const feed = file.endsWith(ENDING) ? this.feeds.byToken(file.slice(0, -ENDING.length)) : undefined;
    const person = feed && this.directory.byPerson(feed.person);
    // A person who has left has no calendar; the address answers like one that never was.
    if (!feed || !person?.active) throw unknownTo('CALENDAR');
    this.throttle.count(feed.id);
    // Whoever has the address reads as its owner.
    readBy(request, person.actor);
    const now = this.clock.now();
    const window = [plusMs(now, -PAST_MS), plusMs(now, AHEAD_MS)] as const;
    const times = writtenFrom(await this.calendar.of(person.actor, feed.what, ...window));
    const events = times.map((time) => ({ ...this.eventOf(time, feed), from: time.from, to: time.to }));
    const name = this.marked(CALENDAR_NAMES[feed.what]);
    void reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store');
    return icalendar({ name, events, madeAt: now });
  }

  private eventOf(
    { key, word }: CalendarTime,
    { id }: CalendarFeed,
  ): { uid: string; summary: string; busy: boolean } {
    const { summary, busy } = CALENDAR_SUMMARIES[word];
    const uid = `${this.store.digest('calendar-event', `${id} ${key}`)}@samsyn`;
    return { uid, summary: this.marked(summary), busy };
  }

  private marked(text: string): string {
    return this.world === 'training' ? `ÖVNING: ${text}` : text;
  }
}
