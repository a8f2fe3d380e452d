import { fill, startPlain } from './plain-server';

process.on('message', ({ streams, eventsEach }: { streams: number; eventsEach: number }) => {
  const ids = fill(streams, eventsEach);
  void startPlain().then(({ url, close }) => {
    process.on('SIGTERM', () => void close().then(() => process.exit(0)));
    process.send?.({ url, paths: ids.map((id) => `/operations/${id}/conduct/findings`) });
  });
});
