export { evolutionMessenger } from './messenger';
