/** Pictures for kinds, drawn on 16 by 16. */

const ICONS = {
  workload: 'M8 1.8 13.6 5v6L8 14.2 2.4 11V5ZM2.4 5 8 8.2 13.6 5M8 8.2v6',
  stateful:
    'M2.8 4c0-1.2 2.3-2.1 5.2-2.1s5.2.9 5.2 2.1v8c0 1.2-2.3 2.1-5.2 2.1S2.8 13.2 2.8 12ZM2.8 4c0 1.2 2.3 2.1 5.2 2.1s5.2-.9 5.2-2.1M2.8 8c0 1.2 2.3 2.1 5.2 2.1s5.2-.9 5.2-2.1',
  everyNode: 'M2 2h5v5H2ZM9 2h5v5H9ZM2 9h5v5H2ZM9 9h5v5H9Z',
  timed: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 4.6V8l2.4 1.6',
  service:
    'M8 2.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6ZM3.6 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6ZM12.4 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6ZM7.2 5.7 4.5 10.4M8.8 5.7l2.7 4.7',
  route: 'M2 8h4.5M6.5 8c2 0 2-4 4-4H14M6.5 8c2 0 2 4 4 4H14M12 2l2 2-2 2M12 10l2 2-2 2',
  outside:
    'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM1.8 8h12.4M8 1.8c4 4 4 8.4 0 12.4M8 1.8c-4 4-4 8.4 0 12.4',
  pods: 'M5.5 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM10.5 9a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM11 3.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM4.8 10a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z',
  locked: 'M4 7h8v6.5H4ZM5.6 7V5a2.4 2.4 0 0 1 4.8 0v2',
  unlocked: 'M4 7h8v6.5H4ZM5.6 7V4.6A2.4 2.4 0 0 1 10 3.6',
} as const;

export type Icon = keyof typeof ICONS;

export function iconPath(icon: Icon): string {
  return ICONS[icon];
}

/** Of a node, by its type and its kind. */
export function iconOf({ type, kind }: { readonly type: string; readonly kind: string }): Icon {
  if (type === 'service' || type === 'route' || type === 'outside' || type === 'pods') return type;
  if (kind === 'StatefulSet') return 'stateful';
  if (kind === 'DaemonSet') return 'everyNode';
  return kind.endsWith('Job') ? 'timed' : 'workload';
}
