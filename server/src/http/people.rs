//! Accounts: register, confirm, sign in and out, passwords; roles.

use academy::{Error, NewGrant, Registration, SignedIn, Unsent};
use app::form::FormState;
use app::people::{
    AccountView, ConfirmView, GrantLine, RolesView, SignInLine, UNSENT, account_page, choose_password_page, confirm_page, forgotten_page,
    leaving_page, register_page, registered_page, roles_page, sent_page, sign_in_page, standing_words, whole_installation,
};
use app::routes;
use domain::id::{GrantId, OrganisationId, SignInId};
use domain::language::Language;
use domain::people::{Actor, Scope};

use super::ask::Ask;
use super::known::something_waits;
use super::reply::Reply;

/// The form to register with.
pub(crate) async fn register(ask: Ask) -> Result<Reply, Error> {
    show_registration(ask, FormState::default()).await
}

async fn show_registration(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let organisations = academy.organisations(ask.visit().await?, language).await?;
    let choices: Vec<(String, String)> = organisations.into_iter().map(|it| (it.id.to_string(), it.name)).collect();
    let operator = ask.site.config.operator.clone();
    let state = form.clone();
    Ok(Reply::form(&state, move |language| register_page(language, &form, &choices, &operator)))
}

/// Registers.
pub(crate) async fn send_registration(ask: Ask) -> Result<Reply, Error> {
    let typed = Registration {
        name: ask.field("name").to_owned(),
        email: ask.field("email").to_owned(),
        organisation: ask.field("organisation").to_owned(),
        language: ask.field("language").to_owned(),
        password: ask.field("password").to_owned(),
    };
    match ask.academy().register(&typed, &ask.network_address).await {
        Ok(()) => Ok(Reply::See(routes::page(ask.language, "/registered"))),
        Err(error) => {
            let form = ask.again(error)?;
            show_registration(ask, form).await
        }
    }
}

/// Look into your mail.
pub(crate) async fn registered(_ask: Ask) -> Result<Reply, Error> {
    Ok(Reply::page(registered_page))
}

/// One button: a mail reader that follows links does not confirm.
pub(crate) async fn confirm(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, token) = (ask.academy().clone(), ask.parameter("token").to_owned());
    let usable = academy.may_confirm(ask.visit().await?, &token).await?;
    let view = if usable { ConfirmView::Ask } else { ConfirmView::Spent };
    Ok(Reply::page(move |language| confirm_page(language, view)))
}

/// Confirms the address and signs in.
pub(crate) async fn send_confirmation(ask: Ask) -> Result<Reply, Error> {
    match ask.academy().confirm(ask.parameter("token")).await {
        Ok(signed_in) => Ok(reply(routes::account(ask.language), signed_in, None)),
        Err(error) => {
            let form = ask.again(error)?;
            Ok(Reply::form(&form, |language| confirm_page(language, ConfirmView::Spent)))
        }
    }
}

fn reply(to: String, signed_in: SignedIn, carried: Option<(String, Vec<u8>)>) -> Reply {
    Reply::SignedIn { to, token: signed_in.token, may_hold_answers: signed_in.may_hold_answers, carried }
}

/// The form to sign in with.
pub(crate) async fn sign_in(ask: Ask) -> Result<Reply, Error> {
    let next = ask.asked("next").to_owned();
    Ok(Reply::page(move |language| sign_in_page(language, &FormState::default(), &next)))
}

/// Signs in, and on to where the caller was going; what was posted before goes on its way.
pub(crate) async fn send_sign_in(ask: Ask) -> Result<Reply, Error> {
    let shared = ask.field("shared") == "yes";
    let academy = ask.academy().clone();
    match academy.sign_in(ask.field("email"), ask.field("password"), shared, &ask.network_address).await {
        Ok(signed_in) => {
            let carried = academy.carried(signed_in.person, ask.field("carried"));
            let next = ask.field("next");
            let to = if is_ours(next) { next.to_owned() } else { routes::learning(ask.language) };
            Ok(reply(to, signed_in, carried))
        }
        Err(error) => {
            let carried = Some(ask.field("carried").to_owned()).filter(|sealed| !sealed.is_empty());
            let next = ask.field("next").to_owned();
            let form = ask.again(error)?.carrying(carried);
            let state = form.clone();
            Ok(Reply::form(&state, move |language| sign_in_page(language, &form, &next)))
        }
    }
}

/// A path of this site: nothing that a browser would take for another one.
fn is_ours(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control) && path.is_ascii()
}

/// Signs out; whoever is not signed in is out already. While the device says that something waits there unsent, the officer
/// is asked first what becomes of it.
pub(crate) async fn sign_out(ask: Ask) -> Result<Reply, Error> {
    let to = routes::home(ask.language);
    let Some(actor) = &ask.caller else { return Ok(Reply::SignedOut { to, shared_computer: false }) };
    let unsent = match ask.field(UNSENT) {
        "keep" => Unsent::Keep,
        "" if something_waits(&ask.headers) => return Ok(Reply::See(routes::leaving(ask.language))),
        _ => Unsent::Discard,
    };
    ask.academy().sign_out(actor, unsent).await?;
    Ok(Reply::SignedOut { to, shared_computer: actor.shared_computer })
}

/// What becomes of answers that wait on this device.
pub(crate) async fn leaving(_ask: Ask) -> Result<Reply, Error> {
    Ok(Reply::page(leaving_page))
}

/// The form to ask for a link with.
pub(crate) async fn forgotten(_ask: Ask) -> Result<Reply, Error> {
    Ok(Reply::page(|language| forgotten_page(language, &FormState::default())))
}

/// Sends a link, if somebody has the address; the answer is the same.
pub(crate) async fn send_forgotten(ask: Ask) -> Result<Reply, Error> {
    match ask.academy().forgot_password(ask.field("email"), &ask.network_address).await {
        Ok(()) => Ok(Reply::See(routes::page(ask.language, "/sent"))),
        Err(error) => {
            let form = ask.again(error)?;
            let state = form.clone();
            Ok(Reply::form(&state, move |language| forgotten_page(language, &form)))
        }
    }
}

/// Look into your mail.
pub(crate) async fn sent(_ask: Ask) -> Result<Reply, Error> {
    Ok(Reply::page(sent_page))
}

/// The form to choose a password with.
pub(crate) async fn choose_password(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, token) = (ask.academy().clone(), ask.parameter("token").to_owned());
    let usable = academy.may_choose_password(ask.visit().await?, &token).await?;
    Ok(Reply::page(move |language| choose_password_page(language, &FormState::default(), usable)))
}

/// Chooses a password by a link.
pub(crate) async fn send_password(ask: Ask) -> Result<Reply, Error> {
    let token = ask.parameter("token").to_owned();
    match ask.academy().choose_password(&token, ask.field("password"), ask.field("again")).await {
        Ok(()) => Ok(Reply::See(routes::sign_in(ask.language))),
        Err(error) => {
            let form = ask.again(error)?;
            let usable = form.refusal.is_none();
            let state = form.clone();
            Ok(Reply::form(&state, move |language| choose_password_page(language, &form, usable)))
        }
    }
}

/// The own account.
pub(crate) async fn account(ask: Ask) -> Result<Reply, Error> {
    show_account(ask, FormState::default()).await
}

async fn show_account(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, actor) = (ask.language, ask.academy().clone(), ask.actor()?.clone());
    let standing = academy.own_standing(ask.visit().await?, language).await?;
    let sign_ins = academy.own_sign_ins(ask.visit().await?).await?;
    let latin_name = academy.own_latin_name(ask.visit().await?).await?.unwrap_or_default();
    let posting = &standing.posting;
    let view = AccountView {
        latin_name,
        name: actor.name,
        email: actor.email,
        organisation: posting.organisation_name.clone(),
        standing: standing_words(language, posting.state, standing.held_by, &posting.organisation_name, posting.reason.as_deref()),
        since: ask.moment(posting.decided_at.unwrap_or(posting.asked_at)),
        changed: ask.asked("changed") == "yes",
        latin_changed: ask.asked("latin") == "yes",
        sign_ins: sign_ins
            .into_iter()
            .map(|row| SignInLine {
                id: row.id,
                is_here: row.id == actor.sign_in,
                started: ask.moment(row.started_at),
                seen: ask.moment(row.seen_at),
                shared_computer: row.shared_computer,
            })
            .collect(),
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| account_page(language, &view, &form)))
}

/// Changes the password or the name in Latin letters, or ends sign-ins.
pub(crate) async fn change_account(ask: Ask) -> Result<Reply, Error> {
    let actor = ask.actor()?.clone();
    match ask.field("do") {
        "end" => {
            let sign_in = SignInId::parse(ask.field("sign_in")).ok_or(Error::NotFound)?;
            ask.academy().end_own_sign_in(&actor, sign_in).await?;
            Ok(Reply::See(routes::account(ask.language)))
        }
        "end-all" => {
            ask.academy().sign_out_everywhere(&actor).await?;
            Ok(Reply::SignedOut { to: routes::home(ask.language), shared_computer: actor.shared_computer })
        }
        "latin" => match ask.academy().set_latin_name(&actor, ask.field("latin_name")).await {
            Ok(()) => Ok(Reply::See(format!("{}?latin=yes", routes::account(ask.language)))),
            Err(error) => {
                let form = ask.again(error)?;
                show_account(ask, form).await
            }
        },
        _ => change_password(ask, &actor).await,
    }
}

async fn change_password(ask: Ask, actor: &Actor) -> Result<Reply, Error> {
    match ask.academy().change_password(actor, ask.field("present"), ask.field("password"), ask.field("again")).await {
        Ok(signed_in) => {
            let to = format!("{}?changed=yes", routes::account(ask.language));
            Ok(reply(to, signed_in, None))
        }
        Err(error) => {
            let form = ask.again(error)?;
            show_account(ask, form).await
        }
    }
}

/// Roles in force.
pub(crate) async fn roles(ask: Ask) -> Result<Reply, Error> {
    show_roles(ask, FormState::default()).await
}

async fn show_roles(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let page = academy.roles(ask.visit().await?, language).await?;
    let courses: Vec<(String, String)> = ask
        .visit()
        .await?
        .catalogue
        .courses
        .iter()
        .map(|course| (course.edition.course.id.clone(), course.edition.course.title.read(language).to_owned()))
        .collect();
    let named = |id: OrganisationId| page.organisations.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let grants = page
        .grants
        .iter()
        .map(|row| GrantLine {
            grant: row.id,
            name: row.name.clone(),
            email: row.email.clone(),
            role: row.role,
            scope: scope_words(language, &row.scope, &named, &courses),
            until: row.until_at.map(|at| ask.moment(at)),
            reason: row.reason.clone(),
        })
        .collect();
    let mut scopes = vec![("installation".to_owned(), whole_installation(language))];
    scopes.extend(courses.iter().map(|(id, title)| (format!("course:{id}"), title.clone())));
    scopes.extend(page.organisations.iter().map(|it| (format!("organisation:{}", it.id), it.name.clone())));
    let view = RolesView { grants, scopes, changed: ask.asked("changed") == "yes" };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| roles_page(language, &view, &form)))
}

fn scope_words(language: Language, scope: &Scope, named: &dyn Fn(OrganisationId) -> String, courses: &[(String, String)]) -> String {
    match scope {
        Scope::Installation => whole_installation(language),
        Scope::Organisation(organisation) => named(*organisation),
        Scope::Course(course) => courses.iter().find(|(id, _)| id == course).map_or_else(|| course.clone(), |(_, title)| title.clone()),
    }
}

/// Grants a role or withdraws one.
pub(crate) async fn change_roles(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor) = (ask.academy().clone(), ask.actor()?.clone());
    let outcome = if ask.field("do") == "withdraw" {
        let grant = GrantId::parse(ask.field("grant")).ok_or(Error::NotFound)?;
        academy.withdraw_role(&actor, grant, ask.field("reason")).await
    } else {
        let typed = NewGrant {
            email: ask.field("email").to_owned(),
            role: ask.field("role").to_owned(),
            scope: ask.field("scope").to_owned(),
            until: ask.field("until").to_owned(),
            reason: ask.field("reason").to_owned(),
        };
        academy.grant_role(&actor, &typed).await
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?changed=yes", routes::people(ask.language)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_roles(ask, form).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        for ours in ["/fr/learning", "/en/courses/crm?x=1"] {
            assert!(is_ours(ours), "{ours}");
        }
        for other in ["https://evil.example", "//evil.example", "/\\evil.example", "", "fr", "/a\r\nx: y", "/é"] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
