import type { PurposeCode } from '@samsyn/kernel';
import { Controller, Get } from '@nestjs/common';
import {
  DISCLOSURE_GROUNDS,
  LABEL_RULES,
  PURPOSES,
  RESIDENCE_CONTROL,
  SUPPORT_LABELS,
  WEIGHING_MIN,
} from '@samsyn/secrecy';
import { Answers, Documented } from '@samsyn/web';
import { groundList, type GroundList } from './grounds.schema';

/** Labels that a disclosure gives: those that keep a field from another branch. */
const LABELS = LABEL_RULES.filter(({ readers }) => readers !== 'whoever-sees-the-entry').map(
  ({ label }) => label,
);

const LIST: GroundList = {
  grounds: DISCLOSURE_GROUNDS.map(({ excludesLabels, onlyTo, onlyFrom, purposes, state, ...ground }) => ({
    ground: ground.ground,
    sv: ground.sv,
    en: ground.en,
    validFrom: ground.validFrom,
    ...(ground.validUntil === undefined ? {} : { validUntil: ground.validUntil }),
    labels: LABELS.filter((label) => !excludesLabels.includes(label)),
    excludesLabels,
    ...(onlyTo === undefined ? {} : { recipients: onlyTo }),
    ...(onlyFrom === undefined ? {} : { givers: onlyFrom }),
    authoritiesOnly: ground.authoritiesOnly,
    workplaceInspectionsOnly: ground.workplaceInspectionsOnly === true,
    demands: ground.demands,
    ...(purposes === undefined ? {} : { purposes }),
    ...(state === 'unconfirmed' ? { confirmed: false } : { confirmed: true, ...state }),
  })),
  purposes: Object.entries(PURPOSES).map(([code, purpose]) => ({ code: code as PurposeCode, ...purpose })),
  weighingAtLeast: WEIGHING_MIN,
  withoutConsentNotTo: RESIDENCE_CONTROL,
  withoutConsentNotOf: SUPPORT_LABELS,
};

@Documented((api) => api.ApiTags('disclosures'))
@Controller('grounds')
export class GroundsController {
  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listGrounds',
      summary:
        'The grounds on which something can be given across a border of secrecy, and what each demands.',
      description:
        'Wherever a ground is given, other spellings of it are understood: `OSL 10 kap. 2 §`, `lag (2024:307)`. The product’s reading of the law; `confirmed` says whether somebody has confirmed it. Who may: everybody who is logged in.',
    }),
  )
  @Answers('The grounds, in the order of the table.', groundList)
  list(): GroundList {
    return LIST;
  }
}
