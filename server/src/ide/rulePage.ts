/** Where a rule's documentation is read. */
import type { RuleInfo } from './rules/rule';

export const HOME_PAGE = 'https://github.com/selectrail/selectrail';

export function rulePage({ code }: RuleInfo): string {
  return `${HOME_PAGE}/blob/main/docs/rules/${code}.md`;
}
