import { expect, test } from 'vitest';
import { clusterSettings, readSettings } from './settings';

test('the version and the range of the cluster are read from their texts', () => {
  const read = (kubernetesVersion: string, nodePortRange: string): unknown => {
    const { kubernetesMinor, nodePorts } = clusterSettings(
      readSettings({ kubernetesVersion, nodePortRange }),
    );
    return { kubernetesMinor, nodePorts };
  };
  expect(read('v1.29.3', '80-90')).toEqual({ kubernetesMinor: 29, nodePorts: { first: 80, last: 90 } });
  expect(read('', 'any')).toEqual({ kubernetesMinor: undefined, nodePorts: undefined });
});

test('a value that a setting does not know is its default', () => {
  const { assumptions, profile } = readSettings({
    profile: 'loud',
    reachability: { ipBlocksMatchPods: 'perhaps', hostNetworkPods: 'pod' },
  });
  expect(profile).toBe('recommended');
  expect(assumptions).toMatchObject({ ipBlocksMatchPods: 'by-address', hostNetworkPods: 'pod' });
});
