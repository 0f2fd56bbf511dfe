import { expect, test } from 'vitest';
import { readTemplate } from './readTemplate';

const read = (text: string): ReturnType<typeof readTemplate> => readTemplate(text, (value) => value);

/** Paths from the root, `?` behind those that are only tested. */
function pathsOf(text: string): readonly string[] {
  return read(text).paths.map(({ path, use }) => path.join('.') + (use === 'test' ? '?' : ''));
}

test.each([
  ['{{ .Values.a.b }}', ['Values.a.b']],
  ['{{ $.Values.a | default "x" | quote }}', ['Values.a']],
  ['{{ if and .Values.a (not .Values.b) }}{{ end }}', ['Values.a?', 'Values.b?']],
  ['{{ index .Values "a-b" "c" }}', ['Values.a-b.c']],
  ['{{ index .Values.a .Values.b }}', ['Values.a', 'Values.b']],
  ['{{ (index .Values "a").b }}', ['Values.a', 'Values.a.b']],
  ['{{ ((.Values.a).b).c }}', ['Values.a', 'Values.a.b', 'Values.a.b.c']],
  ['{{ (.Values.a | default dict).b }}', ['Values.a', 'Values.a.b']],
  [
    '{{ with .Values.a }}{{ .b }}{{ $.Values.c }}{{ end }}{{ .Chart.Name }}',
    ['Values.a', 'Values.a.b', 'Values.c', 'Chart.Name'],
  ],
  ['{{ with .Values.a }}{{ .b }}{{ else }}{{ .Values.c }}{{ end }}', ['Values.a', 'Values.a.b', 'Values.c']],
  ['{{ if .Values.a }}{{ else with .Values.b }}{{ .c }}{{ end }}', ['Values.a?', 'Values.b', 'Values.b.c']],
  ['{{ range .Values.a }}{{ .b }}{{ $.Values.c }}{{ end }}', ['Values.a', 'Values.c']],
  ['{{ range $k, $v := .Values.a }}{{ $v.b }}{{ end }}', ['Values.a']],
  ['{{ $a := .Values.a }}{{ $a.b }}', ['Values.a', 'Values.a.b']],
  ['{{ if .x }}{{ $a := .Values.a }}{{ end }}{{ $a.b }}', ['x?', 'Values.a']],
  ['{{ define "x" }}{{ .Values.a }}{{ .b }}{{ $.Chart.Name }}{{ end }}', ['Values.a', 'Chart.Name']],
  ['{{ printf "%s.Values.a" .Values.b }}', ['Values.b']],
  ['{{ .Values. }}', ['Values.']],
  ['{{/* .Values.a */}}# {% .Values.a %}', []],
])('%s', (text, paths) => {
  expect(pathsOf(text)).toEqual(paths);
});

test('named templates, and who includes them', () => {
  const text =
    '{{- define "app.name" -}}\n{{ if .a }}x{{ end }}\n{{- end }}\n{{ include "app.name" . | quote }}{{ template `b` }}';
  const { defines, includes } = read(text);
  expect(
    defines.map(({ name, start, end, whole }) => [
      name,
      text.slice(start, end),
      text.slice(whole.start, whole.end),
    ]),
  ).toEqual([['app.name', 'app.name', text.slice(0, text.indexOf('\n{{ include'))]]);
  expect(includes.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
    ['app.name', 'app.name'],
    ['b', 'b'],
  ]);
});

test('whatever is cut off, it is read, and every field lies in the text', () => {
  const text =
    '{{- with (index .Values "a").b }}{{ $x := .c }}{{ end }}{{ define "d" }}{{ include "e" $x.f }}{{ end }}';
  for (let length = 0; length <= text.length; length++) {
    const cut = text.slice(0, length);
    for (const { name, start, end } of read(cut).paths.flatMap(({ fields }) => fields))
      expect(cut.slice(start, end)).toBe(name);
  }
});
