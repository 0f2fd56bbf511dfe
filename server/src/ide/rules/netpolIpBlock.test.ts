import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const BLOCKS = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.1.2.3/16 # the office
#                 ^^^^^^^^^^^ warning: \`10.1.2.3/16\` has bits behind its mask, and means \`10.1.0.0/16\`
        - ipBlock:
            cidr: "192.168.0.1"
#                  ^^^^^^^^^^^ error: \`192.168.0.1\` needs a mask; one address is \`192.168.0.1/32\`
        - ipBlock:
            cidr: 300.0.0.0/8
#                 ^^^^^^^^^^^ error: \`300.0.0.0/8\` is no range of addresses (CIDR)
        - ipBlock: {except: []}
#                  ^ error: An ipBlock needs a \`cidr\`
        - ipBlock:
            cidr: 10.0.0.0/16
            except:
              - 10.1.0.0/24
#               ^^^^^^^^^^^ error: \`10.1.0.0/24\` does not lie within \`10.0.0.0/16\`
              - 10.0.0.0/16
#               ^^^^^^^^^^^ error: \`10.0.0.0/16\` is the whole block; an exception has to be smaller
              - fd00::/8
#               ^^^^^^^^ error: \`fd00::/8\` does not lie within \`10.0.0.0/16\`
`;

test('bits behind the mask, no mask, no address, no cidr, exceptions that are none', () => {
  checkDiagnostics(BLOCKS);
  checkFixedText(
    BLOCKS,
    'Write `10.1.0.0/16`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.1.0.0/16 # the office
        - ipBlock:
            cidr: "192.168.0.1"
        - ipBlock:
            cidr: 300.0.0.0/8
        - ipBlock: {except: []}
        - ipBlock:
            cidr: 10.0.0.0/16
            except:
              - 10.1.0.0/24
              - 10.0.0.0/16
              - fd00::/8
`,
  );
  checkFixedText(
    BLOCKS,
    'Write `192.168.0.1/32`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.1.2.3/16 # the office
        - ipBlock:
            cidr: "192.168.0.1/32"
        - ipBlock:
            cidr: 300.0.0.0/8
        - ipBlock: {except: []}
        - ipBlock:
            cidr: 10.0.0.0/16
            except:
              - 10.1.0.0/24
              - 10.0.0.0/16
              - fd00::/8
`,
  );
});

const block = (cidr: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: ${cidr}}]}]}
`;

test('silent: ranges of both families, with exceptions', () => {
  checkDiagnostics(block('{cidr: 0.0.0.0/0, except: [169.254.169.254/32]}'));
  checkDiagnostics(block('{cidr: "fd00:1234::/32", except: ["fd00:1234:5::/48"]}'));
});

test('undecidable: a template decides', () => {
  checkDiagnostics(block('{cidr: "${CIDR}", except: [10.0.0.0/8]}'));
  checkDiagnostics(block('{cidr: 10.0.0.0/8, except: ["${CIDR}"]}'));
  checkDiagnostics(block('{cidr: "{{ .cidr }}"}'));
});
