import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { FocusApi } from '../client/api';
import { cityBody } from './cityBody';
import { customerParts } from './customerParts';
import { nationalBody } from './nationalBody';
import { readProvider, serviceSystem } from './provider';
import { requireService } from './requireService';
import { townCode } from './towns';

/** The body that an NFS-e is sent with, for the system that the company issues through. */
export async function serviceBody(api: FocusApi, request: IssueRequest): Promise<object> {
	const { connection, issuer } = api;
	const service = requireService(request);
	const provider = readProvider(connection, issuer);
	const town = await townCode(api, { ...provider, postalCode: null }, 'City of the Company');
	const setting = { provider, town, customer: await customerParts(api, service), now: connection.clock.now() };
	return serviceSystem(connection) === 'national' ? nationalBody(service, setting) : cityBody(service, setting);
}
