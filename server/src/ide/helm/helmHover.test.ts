import { expect, test } from 'vitest';
import { ROOT } from '../../testing/fixture';
import { inChart } from '../../testing/inChart';
import { hover } from '../hover';

function hoverAt(place: string): string | undefined {
  const { snapshot, fixture, uri, offset } = inChart(place);
  const read = (file: string): string | undefined => fixture.files.get(file.slice(ROOT.length));
  return hover(snapshot, uri, offset, read)?.markdown.replaceAll(`${ROOT}chart/`, '');
}

test('a hover says the default, its comment, and what other files give', () => {
  expect(hoverAt('$.Values.image.t|ag')).toBe(
    '`image.tag`: `"4.5"` in [values.yaml](values.yaml#L4)\n\n- `"4.6"` in [values-prod.yaml](values-prod.yaml#L1)',
  );
  expect(hoverAt('$.Values.im|age.tag')).toBe(
    '`image`: `{repository: example.com/shop, tag: "4.5"}` in [values.yaml](values.yaml#L2)\n\nWhere the image comes from\n\n- `{tag: "4.6"}` in [values-prod.yaml](values-prod.yaml#L1)',
  );
  expect(hoverAt('.Values.s|ize }}')).toBe(
    '`size`: `1Gi` in [values.yaml](charts/cache/values.yaml#L1)\n\n- `2Gi` in [../../values.yaml](values.yaml#L9)',
  );
  expect(hoverAt('.Values.un|set')).toBe(
    '`unset` has no default in [values.yaml](charts/cache/values.yaml#L1)',
  );
  expect(hoverAt('.Chart.App|Version')).toBe('`"4.5"` in [Chart.yaml](Chart.yaml#L4)');
});

test('a hover on a key says who uses it', () => {
  expect(hoverAt('po|rt: 80')).toBe('Used in [templates/web.yaml:12](templates/web.yaml#L12)');
  expect(hoverAt('apiV|ersion: v2\nname: shop')).toBeUndefined();
});

test('a hover on an include shows the named template', () => {
  expect(hoverAt('include "shop.i|mage" . | quote')).toBe(
    '`shop.image` in [templates/\\_helpers.tpl](templates/_helpers.tpl#L1)\n\n```yaml\n{{- define "shop.image" -}}\n{{ .Values.image.repository }}:{{ .Values.image.tag }}\n{{- end }}\n```',
  );
});
