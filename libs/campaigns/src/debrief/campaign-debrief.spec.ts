import { given, type Past } from '@samsyn/kernel';
import { campaignDebrief, type OfCampaign } from './campaign-debrief';
import type { CampaignDebriefEvent } from './campaign-debrief.events';

const OWNER = {
  person: '77777777-7777-4777-8777-777777777777',
  branch: 'ngo/shelter',
  role: 'support-worker',
};
const ACTION = '55555555-5555-4555-8555-555555555555';
const leading: OfCampaign = {
  relation: 'leading',
  state: 'ended',
  kinds: ['street-outreach'],
  regions: ['syd'],
  joined: ['police/trafficking-unit', OWNER.branch],
};
const joined: OfCampaign = { ...leading, relation: 'joined' };
const agreed: Past<CampaignDebriefEvent> = {
  id: ACTION,
  name: 'CampaignActionAgreed',
  data: { what: 'a shared list', owner: OWNER, due: '2026-12-15' },
};
const asOwner = { actor: { ...OWNER, regions: [] } };

describe('what a campaign agrees on as a whole', () => {
  const lesson = { kind: 'AgreeCampaignLesson', what: 'go in pairs', tags: ['theme:safety'] } as const;

  it('is a lesson that says by itself for which kinds and regions it returns', () => {
    given(campaignDebrief)
      .when({ change: lesson, campaign: leading })
      .then({
        name: 'CampaignLessonAgreed',
        data: {
          what: 'go in pairs',
          tags: ['theme:safety'],
          kinds: ['street-outreach'],
          regions: ['syd'],
        },
      });
  });

  it('is for a leading branch, and not of a campaign that was called off', () => {
    given(campaignDebrief).when({ change: lesson, campaign: joined }).refused('ACCESS.NOT_YOURS');
    given(campaignDebrief)
      .when({ change: lesson, campaign: { ...leading, relation: 'invited' } })
      .refused('CAMPAIGN.NOT_JOINED');
    given(campaignDebrief)
      .when({ change: lesson, campaign: { ...leading, state: 'cancelled' } })
      .refused('CAMPAIGN.CANCELLED');
  });

  it('is an action for somebody of a branch that has joined', () => {
    const stranger = { ...OWNER, person: '99999999-9999-4999-8999-999999999999', branch: 'tax-agency/audit' };
    const agree = { kind: 'AgreeAction', what: 'a shared list', due: '2026-12-15' } as const;
    const reassign = { kind: 'ReassignAction', action: ACTION, owner: stranger } as const;
    given(campaignDebrief)
      .when({ change: { ...agree, owner: OWNER }, campaign: leading })
      .then({ name: 'CampaignActionAgreed', data: agreed.data });
    given(campaignDebrief)
      .when({ change: { ...agree, owner: stranger }, campaign: leading })
      .refused('CAMPAIGN.OWNER_NOT_JOINED');
    given(campaignDebrief, agreed)
      .when({ change: reassign, campaign: leading })
      .refused('CAMPAIGN.OWNER_NOT_JOINED');
  });

  it('is an action that its owner completes, whether the owner’s branch leads or not', () => {
    const completed = { name: 'CampaignActionCompleted', data: { action: ACTION } };
    const complete = { kind: 'CompleteAction', what: 'a shared list' } as const;
    given(campaignDebrief, agreed).when({ change: complete, campaign: joined }, asOwner).then(completed);
    given(campaignDebrief, agreed).when({ change: complete, campaign: joined }).refused('ACCESS.NOT_YOURS');
    given(campaignDebrief, agreed, { name: 'CampaignActionCompleted', data: { action: ACTION } })
      .when({ change: complete, campaign: joined }, asOwner)
      .silent();
  });

  it('is an action that is dropped with a reason, once it is there', () => {
    const drop = { kind: 'DropAction', action: ACTION, why: 'done by others' } as const;
    given(campaignDebrief, agreed)
      .when({ change: drop, campaign: leading })
      .then({ name: 'CampaignActionDropped', data: { action: ACTION, why: 'done by others' } });
    given(campaignDebrief).when({ change: drop, campaign: leading }).refused('ACTION.UNKNOWN');
  });

  describe('when its action is followed up', () => {
    const OTHER = { ...OWNER, person: '88888888-8888-4888-8888-888888888888' };
    const move = { kind: 'MoveAction', action: ACTION, due: '2026-12-22', why: 'illness' } as const;
    const moved = {
      name: 'CampaignActionMoved',
      data: { action: ACTION, due: '2026-12-22', why: 'illness' },
    } as const;
    const reassign = { kind: 'ReassignAction', action: ACTION, owner: OTHER } as const;
    const reassigned = { name: 'CampaignActionReassigned', data: { action: ACTION, owner: OTHER } } as const;
    const completed = { name: 'CampaignActionCompleted', data: { action: ACTION } } as const;
    const remind = {
      kind: 'RemindAction',
      action: ACTION,
      to: OWNER,
      due: '2026-12-15',
      about: 'before-due',
    } as const;

    it('is moved by its owner or who leads the campaign, once, while it is open', () => {
      given(campaignDebrief, agreed).when({ change: move, campaign: joined }, asOwner).then(moved);
      given(campaignDebrief, agreed).when({ change: move, campaign: leading }).then(moved);
      given(campaignDebrief, agreed, moved).when({ change: move, campaign: leading }).silent();
      given(campaignDebrief, agreed).when({ change: move, campaign: joined }).refused('ACCESS.NOT_YOURS');
      given(campaignDebrief, agreed, completed)
        .when({ change: move, campaign: leading })
        .refused('DEBRIEF.ACTION_ENDED');
      given(campaignDebrief, agreed)
        .when({ change: move, campaign: { ...leading, relation: 'invited' } })
        .refused('CAMPAIGN.NOT_JOINED');
    });

    it('is given to another by who leads the campaign, and not by its owner', () => {
      given(campaignDebrief, agreed).when({ change: reassign, campaign: leading }).then(reassigned);
      given(campaignDebrief, agreed, reassigned).when({ change: reassign, campaign: leading }).silent();
      given(campaignDebrief, agreed)
        .when({ change: reassign, campaign: joined }, asOwner)
        .refused('ACCESS.NOT_YOURS');
      given(campaignDebrief, agreed, completed)
        .when({ change: reassign, campaign: leading })
        .refused('DEBRIEF.ACTION_ENDED');
    });

    it('is reminded of as it stood when the reminder was planned, and otherwise not', () => {
      given(campaignDebrief, agreed)
        .when({ change: remind, campaign: joined })
        .then({
          name: 'CampaignActionReminded',
          data: { action: ACTION, to: OWNER, due: '2026-12-15', about: 'before-due' },
        });
      const corrected = {
        name: 'EntryCorrected',
        data: { entry: ACTION, field: 'due', is: '2026-12-20' },
      } as unknown as typeof agreed;
      for (const since of [moved, reassigned, completed, corrected])
        given(campaignDebrief, agreed, since).when({ change: remind, campaign: joined }).silent();
      given(campaignDebrief, agreed)
        .when({ change: remind, campaign: { ...joined, state: 'cancelled' } })
        .silent();
    });
  });
});
