/** The one user of a sandbox n8n. It listens on loopback only and holds nothing but made-up data, so the password is no secret. */
export const owner = {
  email: 'dona@loja-ponte.example',
  firstName: 'Dona',
  lastName: 'da Loja',
  password: 'Ponte-sandbox-1',
  passwordHash: '$2a$10$GFfYvy2cT4asV7vzpdQL3uBydCqwKqDIdDPICdPpCqPtJQAsjtXqS',
};
