import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';

const service = (type: string, annotation: string): string => `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    ${annotation}
spec: {type: ${type}, ports: [{port: 80}]}
`;

test('an annotation of a cloud says what it does to the traffic', () => {
  const text = hoverAt(
    service('LoadBalancer', 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: i$0p'),
  );
  expect(text).toMatch(/^`ip`: `ip`: dials the pods and skips node ports/);
  expect(text).not.toContain('Nothing reads it');
});

test('on another type of Service it is inert, and said to be', () => {
  const text = hoverAt(service('ClusterIP', 'networking.gke.io/load-balan$0cer-type: Internal'));
  expect(text).toContain('no LoadBalancer, but a ClusterIP');
});

test('other annotations are not explained', () => {
  expect(hoverAt(service('LoadBalancer', 'example.com/te$0am: shop'))).toBeUndefined();
});
