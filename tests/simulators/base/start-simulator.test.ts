import { setTimeout as wait } from 'node:timers/promises';
import { startPuppetSimulator } from '../puppet/start';

const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

test('a simulator whose port is taken is refused, and leaves no server behind that would keep its process', async () => {
  const first = await startPuppetSimulator({ speed: 0 });
  try {
    const before = servers();
    await expect(startPuppetSimulator({ speed: 0, port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    // What failed to listen is closed a moment later, and meanwhile what an earlier test left behind may go.
    for (let turn = 0; turn < 100 && servers() > before; turn++) {
      await wait(20);
    }
    expect(servers()).toBeLessThanOrEqual(before);
  } finally {
    await first.stop();
  }
});
