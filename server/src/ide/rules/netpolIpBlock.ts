/** An ipBlock that is no range of addresses, or not the one that it looks like. */
import type { IPBlock } from '../../kinds/networkPolicy';
import {
  type AddressRange,
  addressText,
  coveredBy,
  parseAddress,
  parseBlock,
} from '../../network/reach/addresses';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import { inPolicy, peersIn, type Policy } from './policyRules';
import type { Finding, Rule } from './rule';

export const netpolIpBlock: Rule = {
  code: 'netpol-ip-block',
  severity: 'error',
  summary: 'The CIDR of an ipBlock is invalid, or an exception lies outside of it',
  about: `
The \`cidr\` of an \`ipBlock\` is an address with a mask, \`10.0.0.0/8\`, and each range in \`except\` is a smaller part of
it. The API rejects anything else. Bits behind the mask are ignored, so \`10.1.2.3/16\` means all of \`10.1.0.0/16\`: a
warning, as one of the two is not what was meant.

It is silent for values that a template decides.

\`\`\`yaml
- ipBlock:
    cidr: 10.0.0.0/16
    except:
      - 10.1.0.0/24 # not within 10.0.0.0/16
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      peersIn(policy).flatMap(({ ipBlock }) => (ipBlock ? inBlock(snapshot, policy, ipBlock) : [])),
    ),
};

function inBlock(snapshot: Snapshot, policy: Policy, { cidr, except, ...span }: IPBlock): readonly Finding[] {
  if (!cidr) return [{ span: firstLine(span), message: 'An ipBlock needs a `cidr`' }];
  const ranges = [cidr, ...except].filter(isKnown).flatMap((text) => inRange(snapshot, policy, text));
  const whole = rangeOf(cidr);
  const outside = except.flatMap((text): readonly Finding[] => {
    const part = rangeOf(text);
    if (!whole || !part) return [];
    if (!coveredBy(part, [whole]) || part.family !== whole.family) {
      return [{ span: text, message: `\`${text.value}\` does not lie within \`${cidr.value}\`` }];
    }
    return part.start === whole.start && part.end === whole.end
      ? [{ span: text, message: `\`${text.value}\` is the whole block; an exception has to be smaller` }]
      : [];
  });
  return [...ranges, ...outside];
}

function rangeOf(text: Text): AddressRange | undefined {
  return isKnown(text) && text.value.includes('/') ? parseBlock(text.value) : undefined;
}

/** Offsets of the key alone: a block goes over several lines. */
function firstLine({ start, end }: { start: number; end: number }) {
  return { start, end: Math.min(end, start + 1) };
}

function inRange(snapshot: Snapshot, policy: Policy, text: Text): readonly Finding[] {
  const replace = (title: string, value: string): Finding['fixes'] => {
    return () => fixOf(title, 'preferred', [replaceScalar(snapshot, policy, text, value)]);
  };
  const [addressPart = '', prefix] = text.value.split('/');
  const address = parseAddress(addressPart);
  const range = parseBlock(text.value);
  if (!address || !range)
    return [{ span: text, message: `\`${text.value}\` is no range of addresses (CIDR)` }];
  if (prefix === undefined) {
    const whole = `${text.value}/${address.family === 4 ? 32 : 128}`;
    const message = `\`${text.value}\` needs a mask; one address is \`${whole}\``;
    return [withFixes({ span: text, message }, replace(`Write \`${whole}\``, whole))];
  }
  if (address.value === range.start) return [];
  const masked = `${addressText(range.family, range.start)}/${prefix}`;
  const message = `\`${text.value}\` has bits behind its mask, and means \`${masked}\``;
  return [withFixes({ span: text, severity: 'warning', message }, replace(`Write \`${masked}\``, masked))];
}

function withFixes(finding: Finding, fixes: Finding['fixes']): Finding {
  return fixes ? { ...finding, fixes } : finding;
}
