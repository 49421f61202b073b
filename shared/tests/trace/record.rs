//! Making a trace: the simulator's people, one after the other.

use crate::{
    play::{Step, apply, digest},
    team, wish,
};
use fastrand::Rng;
use serde_json::value::RawValue;
use shared::{
    automation,
    command::{self, Actor, Command, Ctx},
    time::Instant,
    world::World,
};
use std::{fs, path::Path};

/// Steps in a trace, the beginning of the team included.
const STEPS: usize = 600;

pub fn record() {
    let mut rng = Rng::with_seed(1);
    let mut world = World::default();
    let mut steps = Vec::new();
    let mut waiting: Vec<(Actor, Command)> =
        team::beginning().into_iter().map(|command| (Actor::System, command)).collect();
    waiting.reverse();
    while steps.len() < STEPS {
        let fresh = steps.len() as u64;
        let (actor, command) = waiting.pop().unwrap_or_else(|| {
            let person = rng.usize(..team::PEOPLE.len());
            let change = rng.u8(..20) == 0;
            let command = if change {
                team::change(rng.u8(..), rng.u8(..))
            } else {
                wish::wish(&world, team::person(person), rng.u8(..), rng.u16(..), fresh)
            };
            (Actor::Staff(team::person(if change { 0 } else { person })), command)
        });
        let at = Instant(1_750_000_000_000 + 61_003 * fresh as i64);
        waiting.extend(reactions(&world, actor, at, &command).into_iter().map(|reaction| (Actor::System, reaction)));
        let refused = apply(&mut world, actor, at, &command);
        let (name, v) = command.name();
        let args = RawValue::from_string(command.encode().unwrap()).unwrap();
        steps.push(Step { actor, at, name: name.to_owned(), v, args, digest: digest(&world).unwrap(), refused });
    }
    let lines: Vec<String> = steps.iter().map(|step| serde_json::to_string(step).unwrap()).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/trace.json");
    fs::write(path, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
}

/// What the server would do about it.
fn reactions(world: &World, actor: Actor, at: Instant, command: &Command) -> Vec<Command> {
    let mut after = world.clone();
    let changes = command::apply(&mut after, command, &Ctx { actor, at }).unwrap_or_default();
    automation::react(&after, &changes, at)
}
