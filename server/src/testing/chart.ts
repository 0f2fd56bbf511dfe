/** A chart with a subchart, for the tests of what Helm's files have in common. */
export const CHART = `
#- chart/Chart.yaml
apiVersion: v2
name: shop
version: 1.2.3
appVersion: "4.5"
dependencies:
  - {name: cache, alias: store, version: 1.x.x}
#- chart/values.yaml
# -- Where the image comes from
image:
  repository: example.com/shop
  tag: "4.5"
port: 80
resources:
  limits: {cpu: 1}
store:
  size: 2Gi
global:
  domain: example.com
#- chart/values-prod.yaml
image: {tag: "4.6"}
#- chart/templates/_helpers.tpl
{{- define "shop.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}
{{- end }}
#- chart/templates/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: "{{ .Chart.Name }}"}
spec:
  template:
    spec:
      containers:
        - image: {{ include "shop.image" . | quote }}
          {{- with .Values.resources }}
          resources: {{ toYaml . | nindent 12 }}
          {{- end }}
          ports: [{containerPort: {{ .Values.port }}}]
          tag: {{ $.Values.image.tag | default .Chart.AppVersion }}
#- chart/charts/cache/Chart.yaml
apiVersion: v2
name: cache
version: 0.1.0
#- chart/charts/cache/values.yaml
size: 1Gi
#- chart/charts/cache/templates/cache.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: {{ include "shop.image" . }}}
data: {size: "{{ .Values.size }}", domain: "{{ .Values.global.domain }}", other: "{{ .Values.unset }}"}
`;
