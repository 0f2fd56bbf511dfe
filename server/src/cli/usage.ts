/** What `selectrail --help` prints. */

export const USAGE = `Checks the networking of Kubernetes manifests, without a cluster.

Usage:
  selectrail check DIR...     check the manifests in these folders; - reads them from standard input
  selectrail reach DIR...     list who can reach whom, and on which ports
  selectrail explain DIR A B [PORT]
                              say why A can reach B, or cannot
  selectrail diff OLD NEW     list the connections that a change opens and closes
  selectrail dns DIR...       list the DNS records that the manifests make
  selectrail dns DIR --from POD NAME
                              say what a name resolves to inside a pod, with the queries tried
  selectrail route DIR URL    say which backend answers a URL, and why the other rules lose
  selectrail lsp --stdio      run the language server
  selectrail --version

Options of check:
  -o, --output FORMAT[=FILE]  text (default), json, sarif, github or junit; may be repeated, with a file each
  -n, --namespace NAME        namespace of objects that name none; without it, any fits
      --rule CODE=LEVEL       severity of a rule: off, hint, info, warning, error; may be repeated
      --profile NAME          recommended (default), strict or all
      --changed[=REVISION]    only what is in files that differ from a git revision (HEAD), or is explained by them
      --baseline FILE         only what is not in this file
      --write-baseline FILE   write what is found to this file, and succeed
      --fix                   repair what has one certain fix; with --dry-run, print the patch instead
      --no-color              no colours, as with NO_COLOR; they are used on terminals only
      --strict                fail where a document cannot be read, rather than check the rest
      --helm                  check charts as your helm template renders them: the releases in .selectrail.yaml, and
                              other charts as Flux and Argo CD install them, or with their own values
  -v, --verbose               say what was read and what was skipped

Options of reach, explain and diff:
  -o, --output FORMAT         reach: table (default), csv, json, md, dot, mermaid, svg or html
                              explain: text (default) or json; diff: table (default), csv, json, md or html
      --from A, --to B, --port TCP:80
                              reach: only these connections
      --exposure              reach: add what pods and addresses that are not in the manifests could reach
      --request 'GET /PATH'   explain: the request that the policies of a mesh are asked about
      --base REVISION         diff: compare the one folder with what it held at a git revision
      --assume NAME           what the manifests do not say; may be repeated: a cluster (calico, cilium, aws-vpc-cni,
                              openshift, flannel, node-local-dns), no-enforcement, ipblock-matches-pods,
                              ipblock-ignores-pods, host-network-is-pod, same-service-ports,
                              unknown-namespace-labels, dns=PLACE, ingress=CLASS=PLACE
  -n, --namespace NAME        namespace of objects that name none; without it, default
      --strict                fail where a document cannot be read, rather than answer from the rest
      --helm                  read charts as your helm template renders them, as check does

A and B are workloads, pods, Services (service NS/NAME), addresses and blocks, namespaces (namespace NS), node:POD,
{ingress-controller}, what serves a route (ingress NS/NAME), or any pod with labels (NS/{app=web}). OLD or NEW may be -
for standard input.

Options of dns:
      --from POD              a pod or a workload: web-0, shop/web-0, deployment/web
      --name NAME             without --from: what the cluster's DNS answers for a whole name
  -t, --type TYPE             A (default), AAAA, SRV or CNAME
      --musl                  resolve as Alpine's C library does

Options of route:
  -X, --method METHOD         GET
  -H, --header 'NAME: VALUE'  may be repeated
      --controller NAME       what serves Ingresses: generic (default) or ingress-nginx
      --gateway [NS/]NAME     ask this Gateway only

Both take -o text|json, -n NAMESPACE, --strict and --helm; exit status 1: no record, or no rule.

A .selectrail.yaml in the folder, or above it in the same repository, sets rules, profile, exceptions, what reachability
assumes, and more.

Exit status of diff: 0 no change, 1 connections changed, 2 trouble; of reach and explain: 0, or 2 for trouble.
Exit status of check: 0 nothing found but information and hints, 1 warnings or errors found, 2 trouble.
`;
