/** Connections as texts: `TCP 80,8000-8010,UDP 53`. */

const ALL = 'All Connections';

/** As a label: short, and `all ports` for everything. */
export function portsLabel(connections: string): string {
  return connections === ALL ? 'all ports' : connections.replaceAll(' 1-65535', ' any').replaceAll(',', ', ');
}

/** Whether `connections` hold what `wanted` asks for: `80`, `TCP 80`, `UDP`. Of nothing known they may hold anything. */
export function holdsPort(connections: string, wanted: string): boolean {
  const asked = wanted.trim().toUpperCase();
  if (asked === '' || connections === '' || connections === ALL) return true;
  const [, protocol = '', text = ''] = /^(TCP|UDP|SCTP)?[ :/]*(\d*)$/.exec(asked) ?? [];
  if (protocol === '' && text === '') return true; // not yet a port
  return rangesIn(connections).some(
    (range) =>
      (protocol === '' || range.protocol === protocol) &&
      (text === '' || (range.from <= Number(text) && Number(text) <= range.to)),
  );
}

interface Range {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

function rangesIn(connections: string): readonly Range[] {
  let protocol = '';
  return connections.split(',').flatMap((part): readonly Range[] => {
    const [, name, from, to] = /^\s*(?:(TCP|UDP|SCTP) )?(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    protocol = name ?? protocol;
    return from === undefined ? [] : [{ protocol, from: Number(from), to: Number(to ?? from) }];
  });
}
