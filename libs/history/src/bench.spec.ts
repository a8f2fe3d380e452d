import { aWholeOperation, surroundings, viewer, type CastId } from './told-operation.fixture';
import { viewOperation } from './viewing/view-operation';

test('bench', () => {
  for (const size of [200, 10_000]) {
    const op = aWholeOperation();
    while (op.entries.length < size) {
      const n = op.entries.length % 4;
      if (n === 0) op.tell('officer', 'NoteAdded', { text: 'x'.repeat(150) });
      if (n === 1) op.tell('tax', 'FindingRecorded', { area: 'ledger', severity: 'missing', detail: 'TAX'.repeat(30) }, { labels: { detail: ['tax'] } });
      if (n === 2) op.tell('holder', 'VictimConversationEnded', { account: 'A'.repeat(200), needs: 'N'.repeat(100) });
      if (n === 3) op.tell('officer', 'PersonEntered', { role: 'officer', count: 1 });
    }
    const snap = op.snapshot();
    for (const who of ['leader', 'holder', 'border', 'shelter'] as CastId[]) {
      const times: number[] = [];
      for (let i = 0; i < 60; i++) {
        const t = performance.now();
        JSON.stringify(viewOperation(snap, viewer(who), {}, surroundings)!.entries.map((e) => e.entry));
        times.push(performance.now() - t);
      }
      times.sort((a, b) => a - b);
      console.log(size, who, times[30]!.toFixed(2));
    }
  }
});
