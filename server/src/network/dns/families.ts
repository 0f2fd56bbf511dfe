/** Address families of a Service. @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services */
import type { ServiceSpec } from '../../kinds/service';

export type Family = 'IPv4' | 'IPv6';

/** Primary first. A dual-stack Service counts as what it asks for, although some clusters cannot give it. */
export function familiesOf(spec: ServiceSpec): readonly Family[] {
  const written = spec.ipFamilies.map(({ value }) => value).filter(isFamily);
  const [primary = familyOf(spec.clusterIP?.value)] = written;
  const policy = spec.ipFamilyPolicy?.value;
  const dual = written.length > 1 || policy === 'PreferDualStack' || policy === 'RequireDualStack';
  if (!dual || policy === 'SingleStack') return [primary];
  return [primary, primary === 'IPv4' ? 'IPv6' : 'IPv4'];
}

function isFamily(value: string): value is Family {
  return value === 'IPv4' || value === 'IPv6';
}

function familyOf(address: string | undefined): Family {
  return address?.includes(':') ? 'IPv6' : 'IPv4';
}
