import { expect, test } from 'vitest';
import { type Ended, runProgram, runProgramSync } from './runProgram';

const NEVER = new Promise<void>(() => undefined);
const node = (script: string, cancelled = NEVER, limit?: number): ReturnType<typeof runProgram> =>
  runProgram(process.execPath, ['-e', script], '', cancelled, limit);

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
    '',
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
  expect(await runProgram('no-such-program', [], '', NEVER)).toEqual({
    type: 'failed',
    reason: '`no-such-program` is not installed, or not on the PATH',
  });
});

test('what is given is read from standard input', async () => {
  const args = ['-e', 'process.stdin.pipe(process.stdout)'];
  expect(await runProgram(process.execPath, args, 'a: 1', NEVER)).toMatchObject({ stdout: 'a: 1' });
  expect(runProgramSync(process.execPath, args, 'a: 1')).toMatchObject({ stdout: 'a: 1' });
});

test('ends the same way for those who wait', () => {
  const run = (script: string, limit?: number): Ended =>
    runProgramSync(process.execPath, ['-e', script], '', limit);
  expect(run('console.log(1); console.error(2); process.exitCode = 3')).toEqual({
    type: 'ended',
    code: 3,
    stdout: '1\n',
    stderr: '2\n',
  });
  const late = run('setInterval(() => undefined, 1000)', 300);
  expect(late).toMatchObject({ reason: expect.stringContaining('took longer than 0.3 s') });
  expect(runProgramSync('no-such-program', [], '')).toMatchObject({
    reason: '`no-such-program` is not installed, or not on the PATH',
  });
  const long = run('process.stdout.write("x".repeat(33 * 1024 * 1024))');
  expect(long).toMatchObject({ reason: expect.stringContaining('printed more than 32 MiB') });
});
