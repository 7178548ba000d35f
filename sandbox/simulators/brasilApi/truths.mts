/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { documented, harmless } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'github BrasilAPI/BrasilAPI 0104c49, 2026-08-19',
    'GET /api/cep/v1/{cep} answers cep, state, city, neighborhood, street and the service that was first.',
    'A CEP that none of the services answers is 404: CepPromiseError, service_error, with the error of each.',
    'A CEP of another form is 400 validation_error.',
    'It may answer 429; no number of requests is published, and loops through lists are forbidden.',
  ),
  ...documented(
    'github.com/BrasilAPI/BrasilAPI, pages/api/cep/v1/[cep].js',
    'Services that are away give the same 404 as a CEP that does not exist.',
    'Answers are kept in a cache for 24 hours (s-maxage), which is not simulated.',
  ),
  ...harmless('The adapter goes by the status, whatever the body is.', 'The body of 429, and that a server error is a page of HTML.'),
  ...harmless(
    'What the sandbox makes up: the adapter takes city and state, and a district where there is one.',
    'A CEP that ends in 000 has no street and no neighborhood; both are invented, municipalities and their ranges are real.',
  ),
];
