'use strict';

/*
 * Says in one clear line that the wrong Node is running, and how to get the right one.
 * Written in the JavaScript of Node 6: an older Node must be able to read this file to be told anything.
 */

var WANTED_MAJOR = 24;

/** The lines to print for that version of Node (`v20.1.0`), Swedish and English; null where it is the right one. */
function complaintAbout(version) {
  var major = Number(/^v(\d+)\./.exec(version)[1]);
  if (major === WANTED_MAJOR) return null;
  return (
    'Samsyn behöver Node ' +
    WANTED_MAJOR +
    ' men körs på ' +
    version +
    ': kör "npm install" (utan --ignore-scripts), ' +
    'som hämtar rätt Node, och starta med npm. / ' +
    'Samsyn needs Node ' +
    WANTED_MAJOR +
    ' but runs on ' +
    version +
    ': run "npm install" (without --ignore-scripts), ' +
    'which brings the right Node, and start through npm.'
  );
}

/** Ends the process with those lines where it runs on the wrong Node. */
function refuseWrongNode() {
  var complaint = complaintAbout(process.version);
  if (complaint === null) return;
  console.error(complaint);
  process.exit(1);
}

module.exports = { complaintAbout: complaintAbout, refuseWrongNode: refuseWrongNode };

if (require.main === module) refuseWrongNode();
