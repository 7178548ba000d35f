import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { processesField } from './processesField';

export class PonteGoogleCalendarOAuth2Api implements ICredentialType {
	name = 'ponteGoogleCalendarOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Google Calendar (Ponte) OAuth2 API';

	icon = { light: 'file:icons/googleCalendar.svg', dark: 'file:icons/googleCalendar.dark.svg' } as const;

	documentationUrl = 'https://developers.google.com/workspace/calendar/api/guides/auth';

	properties: INodeProperties[] = [
		{
			displayName:
				'In Google Cloud, enable the "Google Calendar API" for a project and create an OAuth client of the type "Web application" with the OAuth redirect URL above. It then shows Client ID and client secret. Publish the app ("Google Auth Platform" → "Audience" → "Publish app"): while it is in "Testing", Google ends every login after 7 days. When you connect, tick every box that Google asks about.',
			name: 'setupNotice',
			type: 'notice',
			default: '',
		},
		processesField,
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://accounts.google.com/o/oauth2/v2/auth',
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://oauth2.googleapis.com/token',
			required: true,
		},
		// Appointments, and the names of the calendars for the dropdown: nothing else of the account.
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'https://www.googleapis.com/auth/calendar.events https://www.googleapis.com/auth/calendar.calendarlist.readonly',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			// Without both Google gives no refresh token, or none from the second time on.
			default: 'access_type=offline&prompt=consent',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
