/** The `.selectrail.yaml` that counts for a folder of the command line. */
import fs from 'node:fs';
import type { Config, FolderConfig } from '../ide/config/config';
import { configUri, folderConfig } from '../ide/config/folderConfig';
import { pathOf, readText } from '../node/files';
import { ancestors } from '../workspace/paths';

export interface FoundConfig extends FolderConfig {
  readonly uri: string;
  readonly text: string;
}

/** That of `folder` itself, or of the nearest folder above it within the same repository. */
export function findConfig(folder: string): FoundConfig | undefined {
  for (const each of ancestors(folder)) {
    if (each === 'file:/') return undefined;
    const uri = configUri(each);
    const text = fs.existsSync(pathOf(uri)) ? readText(uri) : undefined;
    if (text !== undefined) return { uri, text, ...folderConfig(each, text) };
    if (fs.existsSync(pathOf(`${each}/.git`))) return undefined;
  }
  return undefined;
}

/** What the command line says wins over what the file says. */
export interface Overrides {
  /** Empty or absent: as the file says. */
  readonly namespace?: string;
  readonly rules?: Config['rules'];
  readonly profile?: Config['profile'];
}

export function override(config: Config, { namespace, rules, profile }: Overrides): Config {
  return {
    ...config,
    ...(namespace && { namespace }),
    ...(profile && { profile }),
    rules: { ...config.rules, ...rules },
  };
}
