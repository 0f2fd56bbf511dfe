/** The steps of an explanation: what decides at the source, at the destination, and in the mesh. */
import type { Verdict } from '../../network/verdict';
import type { ExplainedPath } from './explanation';
import { verdictOn } from '../../network/reach/bounds';
import { shortName, type Statement } from './statements';

/** `Egress at shop/web`: who decides there. */
export interface Section {
  readonly title: string;
  /** undefined: it decides nothing. */
  readonly verdict: Verdict | undefined;
  readonly steps: readonly Statement[];
}

/** `paths`: how many there are; the ports of one alone are in the title of the whole. */
export function sectionsOf(path: ExplainedPath, paths: number): readonly Section[] {
  const { source, destination, flow, directions, mesh, caveats } = path;
  const ends = { Egress: source, Ingress: destination };
  const on = paths > 1 ? `, ${flow.protocol} ${flow.port}` : '';
  return [
    ...directions.map(({ explanation: { direction, verdict }, statements }): Section => {
      return { title: `${direction} at ${shortName(ends[direction])}${on}`, verdict, steps: statements };
    }),
    ...(caveats.length > 0
      ? [
          {
            title: `On the way to ${shortName(destination)}`,
            verdict: undefined,
            steps: caveats.map((text) => ({ text, location: undefined })),
          },
        ]
      : []),
    ...(mesh
      ? [
          {
            title: `Istio at ${shortName(destination)}, where it is part of the mesh`,
            verdict: mesh.authorization.verdict,
            steps: mesh.statements,
          },
        ]
      : []),
  ];
}

/** A pair among many, as one section: what decides at either end. */
export function pairSection({
  source,
  destination,
  flow,
  reach,
  directions,
  caveats,
  mesh,
}: ExplainedPath): Section {
  return {
    title: `${shortName(source)} → ${shortName(destination)}, ${flow.protocol} ${flow.port}`,
    verdict: verdictOn(reach.total, flow),
    steps: [
      ...directions.flatMap(({ statements }) => statements),
      ...caveats.map((text) => ({ text, location: undefined })),
      ...(mesh?.statements ?? []),
    ],
  };
}
