import { Injectable } from '@nestjs/common';
import { byRecording, type ViewedEntry } from '@samsyn/operations/contract';
import { RunningClocks, type RunningClock } from '../../running-clocks.port';
import { clocksOf } from '../clocks/clocks';
import { stateOf } from '../page/encounter-page';

@Injectable()
export class LoggedClocks extends RunningClocks {
  override of(entries: readonly ViewedEntry[]): readonly RunningClock[] {
    return clocksOf(stateOf(entries.toSorted(byRecording))).map(({ id, code, due }) => {
      const [, about] = id.split(' ');
      return about === undefined ? { code, due } : { code, due, about };
    });
  }
}
