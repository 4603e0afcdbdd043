/** Modules of n8n that call out at every start, or only cost time to start. */
const MODULES_OFF = [
	'mcp-registry',
	'instance-ai',
	'agents',
	'chat-hub',
	'mcp',
	'workflow-builder',
	'quick-connect',
	'insights',
	'otel',
	'external-secrets',
	'source-control',
	'ldap',
	'sso-oidc',
	'sso-saml',
	'log-streaming',
];

/** This n8n tells no server that it runs, and fetches nothing. */
const OFFLINE = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_AI_ENABLED: 'false',
	N8N_DISABLED_MODULES: MODULES_OFF.join(','),
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
};

/** No questions and no advertisements between the builder and the canvas. */
const PLAIN_EDITOR = {
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
};

/** The variables of an n8n that talks to this machine only. */
export const environment = (settings: {
	readonly userFolder: string;
	readonly port: number;
	/** n8n's own, for its task runner; each n8n needs one. */
	readonly brokerPort: number;
	readonly logLevel: 'info' | 'debug';
}): Record<string, string> => ({
	...OFFLINE,
	...PLAIN_EDITOR,
	N8N_USER_FOLDER: settings.userFolder,
	N8N_HOST: '127.0.0.1',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_PORT: String(settings.port),
	N8N_WEBHOOK_URL: `http://127.0.0.1:${settings.port}/`,
	N8N_EDITOR_BASE_URL: `http://127.0.0.1:${settings.port}/`,
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
	N8N_RUNNERS_BROKER_PORT: String(settings.brokerPort),
	N8N_PYTHON_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	N8N_LOG_LEVEL: settings.logLevel,
	N8N_LOG_OUTPUT: 'console',
	DB_TYPE: 'sqlite',
	GENERIC_TIMEZONE: 'UTC',
	NO_COLOR: '1',
});
