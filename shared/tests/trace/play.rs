//! Replaying a trace.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use shared::{
    command::{self, Actor, Command, Ctx, Rejection},
    permit,
    sync::wire::Digest,
    time::Instant,
    world::World,
};

/// A command, and what it came to.
#[derive(Serialize, Deserialize)]
pub struct Step {
    pub actor: Actor,
    pub at: Instant,
    pub name: String,
    pub v: u16,
    pub args: Box<RawValue>,
    /// Of the whole World afterwards.
    pub digest: Digest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Rejection>,
}

/// Replays all steps; how many there were, or what is not as recorded.
pub fn play(trace: &str) -> Result<usize, String> {
    let steps: Vec<Step> = serde_json::from_str(trace).map_err(|error| error.to_string())?;
    let mut world = World::default();
    for (number, step) in steps.iter().enumerate() {
        let command = Command::decode(&step.name, step.v, step.args.get()).map_err(|error| error.to_string())?;
        let refused = apply(&mut world, step.actor, step.at, &command);
        let found = (digest(&world)?, refused);
        let recorded = (step.digest, step.refused.clone());
        if found != recorded {
            return Err(format!("step {number}: {found:?}, recorded was {recorded:?}"));
        }
    }
    Ok(steps.len())
}

pub fn apply(world: &mut World, actor: Actor, at: Instant, command: &Command) -> Option<Rejection> {
    let done = permit::may(actor, command, world).and_then(|()| command::apply(world, command, &Ctx { actor, at }));
    done.err()
}

/// Of every record, in the form in which it is sent.
pub fn digest(world: &World) -> Result<Digest, String> {
    let mut total = Digest::default();
    for record in world.records() {
        let body = record.body().map_err(|error| error.to_string())?;
        total.add(Digest::of(record.key(), 0, &body));
    }
    Ok(total)
}
