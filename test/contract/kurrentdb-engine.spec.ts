import { KurrentStandIn } from '../standins/kurrentdb/kurrent-stand-in';
import { engineBehaviours } from './kurrentdb-engine';

for (const version of ['24.6.0', '22.10.5']) {
  const started: KurrentStandIn[] = [];
  afterEach(async () => {
    for (const standIn of started.splice(0)) await standIn.stop();
  });
  engineBehaviours(`a stand-in, ${version}`, async () => {
    const standIn = await KurrentStandIn.start({ version });
    started.push(standIn);
    return { url: standIn.url, prefix: 'samsyn' };
  });
}
