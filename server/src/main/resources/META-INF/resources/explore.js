// Shows the contract as it was written: nothing here is made from the code.
(async () => {
  'use strict';

  const here = new URL('.', document.baseURI).href;

  // 404 outside of a sandbox; nothing is filled in then
  const answer = await fetch(here + 'sandbox');
  const sandbox = answer.ok ? await answer.json() : null;
  if (sandbox) {
    showCredentials(sandbox);
  }

  function showCredentials({ applications, cloud_token: cloudToken, password }) {
    const rows = document.querySelector('#sandbox tbody');
    for (const application of applications) {
      const row = rows.insertRow();
      row.insertCell().append(code(application.client_id));
      row.insertCell().append(code(application.client_secret));
      row.insertCell().append(application.roles.join(', ') || 'none');
    }
    document.getElementById('cloud-token').textContent = cloudToken;
    document.getElementById('password').textContent = password;
    document.getElementById('sandbox').hidden = false;
  }

  function code(text) {
    const element = document.createElement('code');
    element.textContent = text;
    return element;
  }

  // What the contract says beside OpenAPI's own words: who may call an operation.
  function needs(operation) {
    const free = operation.get('security') && operation.get('security').size === 0;
    if (free) {
      return 'Needs no token.';
    }
    const roles = operation.get('x-required-roles').toArray();
    const or = operation.get('x-or-the-user') ? ', or to be the person concerned' : '';
    return roles.length === 0 ? 'Needs any valid token.' : 'Needs the role ' + roles.join(' or ') + or + '.';
  }

  const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";

  function curl(path, method, operation) {
    const { parameters = [], requestBody, security } = operation.toJS();
    const filled = parameters
      .filter((parameter) => parameter.in === 'path')
      .reduce((url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(example)), path);
    const query = parameters
      .filter((parameter) => parameter.in === 'query' && parameter.required)
      .map(({ name, example }) => name + '=' + encodeURIComponent(example));
    const lines = ['curl -X ' + method.toUpperCase() + ' ' + quoted(here + filled.slice(1) + (query.length ? '?' + query.join('&') : ''))];
    if (!security || security.length > 0) {
      lines.push(path.startsWith('/integration/') ? '-H "X-Cloud-Auth-Token: $TOKEN"' : '-H "Authorization: Bearer $TOKEN"');
    }
    const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? [];
    const example = body?.example ?? Object.values(body?.examples ?? {})[0]?.value;
    if (example) {
      lines.push('-H ' + quoted('Content-Type: ' + type), '-d ' + quoted(JSON.stringify(example)));
    }
    return lines.join(' \\\n  ');
  }

  const Roles = () => ({
    wrapComponents: {
      parameters: (Original, { React }) => (props) => {
        const [path, method] = props.pathMethod;
        return React.createElement(
          'div',
          null,
          React.createElement('p', { className: 'roles' }, needs(props.operation)),
          React.createElement(Original, props),
          React.createElement(
            'details',
            { className: 'as-curl' },
            React.createElement('summary', null, 'As a command'),
            React.createElement('pre', null, curl(path, method, props.operation)),
          ),
        );
      },
    },
  });

  // The token of learningCloud stands in its field, as the secret of an application does in its own.
  const CloudToken = () => ({
    wrapComponents: {
      apiKeyAuth: (Original, { React }) =>
        class extends React.Component {
          constructor(props) {
            super(props);
            this.field = React.createRef();
          }

          componentDidMount() {
            const { name, schema, onChange } = this.props;
            const input = this.field.current.querySelector('input');
            if (sandbox && input) {
              input.value = sandbox.cloud_token;
              onChange({ name, schema, value: sandbox.cloud_token });
            }
          }

          render() {
            return React.createElement('div', { ref: this.field }, React.createElement(Original, this.props));
          }
        },
    },
  });

  const ui = SwaggerUIBundle({
    dom_id: '#swagger-ui',
    urls: [
      { name: '42 Intra API v2', url: here + 'openapi/intra.yaml' },
      { name: 'learningCloud user web services', url: here + 'openapi/learningcloud.yaml' },
      { name: 'Operations', url: here + 'openapi/operations.yaml' },
    ],
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [Roles, CloudToken],
    layout: 'StandaloneLayout',
    deepLinking: true,
    displayOperationId: true,
    displayRequestDuration: true,
    docExpansion: 'list',
    filter: true,
    persistAuthorization: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    oauth2RedirectUrl: here + 'webjars/swagger-ui/oauth2-redirect.html',
    onComplete: fillIn,
  });
  window.ui = ui;

  // Swagger UI would mix an API that is still being read with the one that is chosen instead: a new page does not.
  document.addEventListener(
    'change',
    (event) => {
      if (event.target.matches('.topbar select')) {
        event.stopPropagation();
        const [chosen] = event.target.selectedOptions;
        location.assign(here + '?urls.primaryName=' + encodeURIComponent(chosen.text));
      }
    },
    true,
  );

  function fillIn() {
    if (!sandbox) {
      return;
    }
    const operator = ui.specSelectors.url().endsWith('/operations.yaml');
    const [tutor] = sandbox.applications;
    const application = operator
      ? sandbox.applications.find(({ roles }) => roles.includes('operator'))
      : tutor;
    ui.initOAuth({ clientId: application.client_id, clientSecret: application.client_secret, scopes: 'public' });
  }
})();
