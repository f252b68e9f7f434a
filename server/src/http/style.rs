//! Every component in every state, in a demonstration only.

use academy::Error;
use app::style::style_page;

use super::ask::Ask;
use super::reply::Reply;

/// The page of components.
pub(crate) async fn style(_ask: Ask) -> Result<Reply, Error> {
    Ok(Reply::page(style_page))
}
