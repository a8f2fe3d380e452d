'use strict';
require('./build-if-needed.js').run('reseal.js');
