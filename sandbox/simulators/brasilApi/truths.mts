/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'github BrasilAPI/BrasilAPI 0104c49, 2026-08-19',
    'GET /api/cep/v1/{cep} answers cep, state, city, neighborhood, street and the service that was first.',
    'A CEP that none of the services answers is 404: CepPromiseError, service_error, with the error of each.',
    'A CEP of another form is 400 validation_error.',
    'It may answer 429; no number of requests is published, and loops through lists are forbidden.',
  ),
  ...assumed(
    'Services that are away give the same 404 as a CEP that does not exist.',
    'A CEP that ends in 000 has no street and no neighborhood; both are invented, municipalities and their ranges are real.',
    'The body of 429, and that a server error is a page of HTML.',
    'Its cache of 24 hours is not simulated.',
  ),
];
