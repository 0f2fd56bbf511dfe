import { expect, test } from 'vitest';
import { runProgram } from './runProgram';

const NEVER = new Promise<void>(() => undefined);
const node = (script: string, cancelled = NEVER, limit?: number): ReturnType<typeof runProgram> =>
  runProgram(process.execPath, ['-e', script], cancelled, limit);

test('gives what a program prints, and how it ended', async () => {
  expect(await node('console.log(1); console.error(2); process.exitCode = 3')).toEqual({
    type: 'ended',
    code: 3,
    stdout: '1\n',
    stderr: '2\n',
  });
});

test('URIs become paths, and no shell reads an argument', async () => {
  const ended = await runProgram(
    process.execPath,
    ['-p', 'process.argv.slice(1).join()', '$HOME', { uri: 'file:///my charts/web' }],
    NEVER,
  );
  expect(ended).toMatchObject({ stdout: '$HOME,/my charts/web\n' });
});

test('there is no network and no cluster', async () => {
  const ended = await node(
    'const {HTTPS_PROXY, KUBECONFIG} = process.env; console.log(HTTPS_PROXY, KUBECONFIG)',
  );
  expect(ended).toMatchObject({
    stdout: expect.stringMatching(/^http:\/\/127\.0\.0\.1:1 (\/dev\/null|.*nul)\n$/),
  });
});

test('what takes too long or is cancelled is ended', async () => {
  const forever = 'setInterval(() => undefined, 1000)';
  expect(await node(forever, NEVER, 300)).toMatchObject({
    reason: expect.stringContaining('took longer than 0.3 s'),
  });
  expect(await node(forever, Promise.resolve())).toMatchObject({ type: 'failed' });
});

test('what is not there is named', async () => {
  expect(await runProgram('no-such-program', [], NEVER)).toEqual({
    type: 'failed',
    reason: '`no-such-program` is not installed, or not on the PATH',
  });
});
