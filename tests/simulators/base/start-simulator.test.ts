import { setTimeout as wait } from 'node:timers/promises';
import { startPuppetSimulator } from '../puppet/start';

const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

test('a simulator whose port is taken is refused, and leaves no server behind that would keep its process', async () => {
  const first = await startPuppetSimulator({ speed: 0 });
  try {
    const before = servers();
    await expect(startPuppetSimulator({ speed: 0, port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    // What failed to listen is closed a moment later.
    await wait(20);
    expect(servers()).toBe(before);
  } finally {
    await first.stop();
  }
});
