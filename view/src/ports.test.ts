import { expect, test } from 'vitest';
import { holdsPort, portsLabel } from './ports';

test.each([
  ['TCP 80,443', '443', true],
  ['TCP 80,443', 'tcp 80', true],
  ['TCP 80,443', 'TCP:80', true],
  ['TCP 80,443', 'UDP', false],
  ['TCP 80,443', '81', false],
  ['TCP 8000-8010,UDP 53', '8005', true],
  ['TCP 8000-8010,UDP 53', 'UDP 53', true],
  ['TCP 8000-8010,UDP 53', 'TCP 53', false],
  ['All Connections', '1', true],
  ['', '80', true],
  ['TCP 80', '', true],
  ['TCP 80', 'x', true],
])('%s holds %s: %s', (connections, wanted, expected) => {
  expect(holdsPort(connections, wanted)).toBe(expected);
});

test('labels are short', () => {
  expect(portsLabel('All Connections')).toBe('all ports');
  expect(portsLabel('TCP 1-65535,UDP 53')).toBe('TCP any, UDP 53');
});
