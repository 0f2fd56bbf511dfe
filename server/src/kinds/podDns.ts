/** What a pod says about its resolver beside `dnsPolicy`. */
import { itemsAt, mapAt, type Node, scalarAt, type Text, textsAt } from '../syntax/node';

/** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
export interface DnsConfig {
  readonly nameservers: readonly Text[];
  readonly searches: readonly Text[];
  readonly options: readonly DnsOption[];
}

export interface DnsOption {
  readonly name: Text;
  readonly value: Text | undefined;
}

/** `dnsConfig` of a pod's `spec`; undefined where there is none. */
export function decodeDnsConfig(spec: Node | undefined): DnsConfig | undefined {
  const templated = scalarAt(spec, 'dnsConfig');
  if (templated) return { nameservers: [templated], searches: [templated], options: [] };
  const config = mapAt(spec, 'dnsConfig');
  if (!config) return undefined;
  return {
    nameservers: listAt(config, 'nameservers'),
    searches: listAt(config, 'searches'),
    options: itemsAt(config, 'options').flatMap((option): readonly DnsOption[] => {
      const name = scalarAt(option, 'name');
      return name ? [{ name, value: scalarAt(option, 'value') }] : [];
    }),
  };
}

/** Texts of a list; one that a template stands for is that template. */
function listAt(config: Node, key: string): readonly Text[] {
  const templated = scalarAt(config, key);
  return templated ? [templated] : textsAt(config, key);
}
