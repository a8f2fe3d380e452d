import { KurrentStandIn } from '../../standins/kurrentdb/kurrent-stand-in';

process.on('message', () => {
  void KurrentStandIn.start().then((standIn) => {
    process.on('SIGTERM', () => void standIn.stop().then(() => process.exit(0)));
    process.send?.({ url: standIn.url });
  });
});
