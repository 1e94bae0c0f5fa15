import type { ApiPropertyOptions } from '@nestjs/swagger';

const types = ['string', 'number', 'boolean', 'null', 'array', 'object'];

/** What the API's document says of a member that may be any JSON: left alone, `unknown` would be documented as an object. */
export const anyValue = {
  oneOf: types.map((type) => ({ type, ...(type === 'array' && { items: {} }) })),
} as ApiPropertyOptions;
