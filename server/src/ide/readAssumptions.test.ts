import { expect, test } from 'vitest';
import { assumptionsOf, DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { readConfig } from './config/readConfig';
import { readAssumptions } from './readAssumptions';
import { clusterSettings, readSettings } from './settings';
import { settingsOf } from '../workspace/settings';

test('a cluster stands for what is usual there, and single settings win', () => {
  expect(readAssumptions({ cluster: 'flannel' })).toEqual({ ...DEFAULT_ASSUMPTIONS, enforcement: 'ignored' });
  expect(readAssumptions({ cluster: 'cilium', ipBlocksMatchPods: 'yes' })).toEqual({
    ...DEFAULT_ASSUMPTIONS,
    ipBlocksMatchPods: 'yes',
  });
  expect(readAssumptions({ cluster: 'cilium', ipBlocksMatchPods: 'default' })?.ipBlocksMatchPods).toBe('no');
});

test('what nobody knows is not said', () => {
  expect(readAssumptions({ cluster: 'moon', enforcement: 'perhaps', toString: 'x', dns: [] })).toEqual(
    DEFAULT_ASSUMPTIONS,
  );
  expect(readAssumptions(undefined)).toBeUndefined();
});

test('a folder says it for itself, over what the editor says', () => {
  const { config, problems } = readConfig('reachability:\n  hostNetworkPods: pod\n  dns: [169.254.20.10]\n');
  expect(problems).toEqual([]);
  const editor = readSettings({ reachability: { cluster: 'cilium' } });
  const settings = clusterSettings({ ...editor, folders: [{ folder: 'file:///a', config, problems }] });
  expect(settingsOf(settings, 'file:///a/x.yaml').assumptions).toEqual({
    ...assumptionsOf('cilium', {}),
    hostNetworkPods: 'pod',
    dns: ['169.254.20.10'],
  });
  expect(settingsOf(settings, 'file:///b/x.yaml').assumptions?.hostNetworkPods).toBe('node');
  expect(readConfig('reachability: {cluster: cillium}').problems[0]?.message).toContain(
    'did you mean `cilium`?',
  );
});
