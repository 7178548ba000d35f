export { whatsappCloudMessenger } from './messenger';
