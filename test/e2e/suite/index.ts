// All suites, one line each; imported after mocha's setup.
import './activation.test';
import './calls.test';
import './environments.test';
import './network.test';
import './changes.test';
import './server.test';
