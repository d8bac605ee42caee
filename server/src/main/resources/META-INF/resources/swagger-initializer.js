// Shows the contract as it was written: nothing here is made from the code.
const here = new URL('.', document.baseURI).href;

window.ui = SwaggerUIBundle({
  dom_id: '#swagger-ui',
  urls: [
    { name: '42 Intra API v2', url: here + 'openapi/intra.yaml' },
    { name: 'learningCloud user web services', url: here + 'openapi/learningcloud.yaml' },
    { name: 'Operations', url: here + 'openapi/operations.yaml' },
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
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
});

// Known in the sandbox only; elsewhere they open nothing and are typed over.
window.ui.initOAuth({
  clientId: 'sandbox-advanced-tutor',
  clientSecret: 'sandbox',
  scopes: 'public',
});
