import { Injectable } from '@nestjs/common';
import * as x from '@newsledger/platform';
@Injectable()
export class A { constructor(readonly n: Map<string, string>) { console.log(x); } }
new A(new Map());
