#!/usr/bin/env node
// Stands in for helm in the UI checks: prints what `helm template` makes of the chart of the demo.
const [, ...options] = process.argv.slice(2);
const name = options.at(-2);
const isProd = options.some((option) => option.endsWith('values-prod.yaml'));
const labels = `app.kubernetes.io/name: reviews\n    app.kubernetes.io/instance: ${name}`;

process.stdout.write(`---
# Source: reviews/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: ${name}-reviews
spec:
  type: ClusterIP
  selector:
    ${labels}
  ports:
    - name: http
      port: 80
      targetPort: http
---
# Source: reviews/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}-reviews
spec:
  replicas: ${isProd ? 4 : 2}
  selector:
    matchLabels: { app.kubernetes.io/name: reviews, app.kubernetes.io/instance: ${name} }
  template:
    metadata:
      labels: { app.kubernetes.io/name: reviews, app.kubernetes.io/instance: ${name} }
    spec:
      containers:
        - name: reviews
          ports:
            - name: http
              containerPort: 8080
`);
