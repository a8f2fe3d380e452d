'use strict';
require('./build-if-needed.js').run('token.js');
