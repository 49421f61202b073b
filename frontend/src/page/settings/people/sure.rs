//! Asks before sessions end or somebody goes: both reach into other people's work.

use super::{Asking, People, refusal};
use crate::{
    account::team::{self, AccountRefused},
    i18n::use_words,
    page::act::use_acts,
    ui::{Button, Look},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{command::StaffSet, staff::Staff};

#[component]
pub fn Sure(people: People, sure: Asking) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let texts = &words.settings.people;
    let error = RwSignal::new(None::<String>);
    let (staff, hint, verb, leaves) = match sure {
        Asking::Leave(staff) => (staff, texts.leave_hint, texts.leave, true),
        Asking::Revoke(staff) => (staff, texts.revoke_hint, texts.revoke, false),
        _ => return ().into_any(),
    };
    let press = move |()| {
        if people.busy.get_untracked() {
            return;
        }
        people.busy.set(true);
        let staff = staff.clone();
        spawn_local(async move {
            let said = if leaves { texts.left } else { texts.revoked };
            match carry_out(people, &staff, leaves).await {
                Ok(()) => {
                    people.answered(None);
                    acts.say(said(&staff.name));
                }
                Err(refused) => {
                    let _ = people.busy.try_set(false);
                    let _ = error.try_set(Some(refusal(words, &refused)));
                }
            }
        });
    };
    view! {
        <p>{hint}</p>
        {move || error.get().map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
        <div class="dialog-foot">
            <Button on_press=move |()| people.close()>{words.shell.cancel}</Button>
            <Button look=Look::Danger why_not=people.why_not on_press=press>{verb}</Button>
        </div>
    }
    .into_any()
}

async fn carry_out(people: People, staff: &Staff, leaves: bool) -> Result<(), AccountRefused> {
    if leaves {
        let gone = StaffSet { staff: Staff { active: false, ..staff.clone() } };
        return people.store.act(gone).await.map_err(AccountRefused::Rejected);
    }
    team::revoke(staff.id).await
}
