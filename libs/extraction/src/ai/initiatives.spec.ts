import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('given an investment told over two sentences', () => {
  it('finds the fund it went through and the product it pays for', () => {
    const text =
      "Nokia a investi dans Narrativ Labs, une start-up d'IA. Cet investissement, réalisé via Nova Ventures, finance le développement de Taleweaver.";
    expect(told('fr', text)).toEqual([
      'investment, Nokia, investee Narrativ Labs, vehicle Nova Ventures, product Taleweaver',
    ]);
  });

  it('takes a title of a house of AI that names a product for a launch', () => {
    expect(told('fr', 'Le navigateur arrive.', 'OpenAI Atlas : un navigateur IA')).toEqual([
      'launch, OpenAI, product OpenAI Atlas',
    ]);
  });

  it('makes an appointment to a post for AI a role of the house as well', () => {
    expect(told('en', 'Oscar Lane was appointed head of AI at Philips.')).toEqual(['role, Philips']);
  });
});
