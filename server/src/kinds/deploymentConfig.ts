/** DeploymentConfig (OpenShift): a Deployment from before Deployments; its selector is a bare map. */
import { defineWorkload, replicas, specTemplate } from './workload';

export const deploymentConfig = defineWorkload({
  group: 'apps.openshift.io',
  kind: 'DeploymentConfig',
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/workloads_apis/deploymentconfig-apps-openshift-io-v1',
  template: specTemplate,
  count: replicas,
  selector: 'map',
});
